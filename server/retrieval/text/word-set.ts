/** The words of a text, which white space divides, to look others up in. */
export const wordSet = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
