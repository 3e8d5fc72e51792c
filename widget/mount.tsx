/** The panel, fetched on the first open. */
import contacts from 'virtual:cairn-contacts';
import { createClient } from './client.ts';
import type { PanelHandle, PanelHost } from './host.ts';
import css from './styles.css?inline';
import { createWidget } from './Widget.tsx';

/** Draws the panel where the host says. */
export const mount = (host: PanelHost): PanelHandle => {
  host.style(css);
  const { ask: address, answers, loadDevice } = host;
  return createWidget(host, {
    ask: createClient({ address, answers, loadDevice: (locale) => loadDevice(locale as PanelHost['locale']) }),
    contacts,
  });
};
