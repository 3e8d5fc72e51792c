type Listener = (event: never) => void;

/**
 * Builds an element without markup, so that no policy of the host page has anything to refuse. A function is a listener, under
 * `on` and the name of its event; what is undefined is left out.
 */
export const element = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | Listener | undefined>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (typeof value === 'function') made.addEventListener(name.slice(2), value as EventListener);
    else if (value !== undefined) made.setAttribute(name, value);
  made.append(...children);
  return made;
};
