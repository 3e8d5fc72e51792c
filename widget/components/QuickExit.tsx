export interface Exit {
  href: string;
  leave: (event: Event) => void;
}

/** A real link, so that it still leaves where the script fails. */
export const QuickExit = ({ exit, label }: { exit: Exit; label: string }) => (
  <a class="exit" id="exit" href={exit.href} rel="noreferrer" onClick={exit.leave}>
    {label}
  </a>
);
