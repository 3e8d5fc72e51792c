/** `tel:+18883737888` → `1-888-373-7888`. Short numbers stay as they are, and so do those outside of North America, with their +. */
export function digitsOf(href: string): string {
  const [, number = ''] = /^[a-z]+:([^?;]*)/.exec(href) ?? [];
  return number.replace(/[^+\d]/g, '').replace(/^\+?(1)(\d{3})(\d{3})(\d{4})$/, '$1-$2-$3-$4');
}

/** The number that a link dials, where its words do not say it: on paper, or where a click dials nothing, the name alone is no help. */
export function unsaidNumber(words: string, href: string): string {
  return /^(?:tel|sms):/.test(href) && !/\d/.test(words) ? `(${digitsOf(href)})` : '';
}
