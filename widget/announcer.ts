/** Long enough for a screen reader to notice that the region was emptied first, in milliseconds. */
const SPEAK_AFTER = 60;
/** By then it was read: no second copy of a reply is left lying in the page. */
const FORGET_AFTER = 10_000;

/** Says each text once, through a live region; an empty one ends what is under way. */
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
