/** Long enough for a screen reader to notice that the region was emptied first, in milliseconds. */
const SPEAK_AFTER = 60;
/** When to remove the text again, in milliseconds: by then it was read, and no second copy of a reply stays in the page. */
const FORGET_AFTER = 10_000;

/** Returns a function that announces each text once, through a live region. An empty text ends the announcement under way. */
export const createAnnouncer = (status: HTMLElement): ((text: string) => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (text: string): void => {
    status.textContent = text;
  };
  return (text) => {
    clearTimeout(timer);
    write('');
    if (!text) return;
    timer = setTimeout(() => {
      write(text);
      timer = setTimeout(write, FORGET_AFTER, '');
    }, SPEAK_AFTER);
  };
};
