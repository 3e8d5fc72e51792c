/** The panel, fetched on the first open. */
import contacts from 'virtual:cairn-contacts';
import type { DeviceModule } from './baked.ts';
import { createClient } from './client.ts';
import type { PanelHandle, PanelHost } from './host.ts';
import css from './styles.css?inline';
import { createWidget } from './Widget.tsx';

/** Draws the panel where the host says. */
export const mount = (host: PanelHost): PanelHandle => {
  host.style(css);
  const { ask: address, answers, device, load } = host;
  const loadDevice = (locale: string) => {
    const chunk = device[locale];
    return chunk && (load(chunk) as Promise<DeviceModule>);
  };
  return createWidget(host, { ask: createClient({ address, answers, loadDevice }), contacts });
};
