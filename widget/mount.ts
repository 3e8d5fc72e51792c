/** The panel in one language, fetched on the first open. */
import baked, { words } from 'virtual:cairn-language';
import type { DeviceModule, LoadDevice } from './baked.ts';
import { createClient } from './client.ts';
import type { PanelHandle, PanelHost, PanelModule, Speech } from './host.ts';
import css from './styles.css?inline';
import { createWidget } from './Widget.tsx';

/** The words of this file's language. A panel in another language loads them when the visitor switches to this one. */
export const speech: Speech = { ...baked, words };

/** When the answers for the device are given up, in milliseconds: they are thirty times as long as the panel. */
const LONGEST_WAIT = 60_000;

/** Draws the panel where the host says. */
export const mount = (host: PanelHost): PanelHandle => {
  host.style(css);
  const { ask: address, answers, panels, load } = host;
  const loaded: Record<string, Promise<DeviceModule> | undefined> = {};
  let alive = true;
  /** Loads each part once, and again only if that failed. */
  const loadDevice: LoadDevice = (name, stamp = baked.device[name]) => {
    if (stamp && alive)
      loaded[name] ??= (load(`device-${name}`, stamp, LONGEST_WAIT) as Promise<DeviceModule>).catch((error) => {
        delete loaded[name];
        throw error;
      });
    return loaded[name];
  };
  // The visitor has opened the panel: load what the first question will need.
  if (answers === 'device')
    loadDevice(host.locale)
      ?.then(({ prepare }) => prepare(loadDevice))
      .catch(() => undefined);
  const widget = createWidget(host, {
    ask: createClient({ address, answers, loadDevice }),
    speech,
    loadSpeech: async (locale) => {
      const stamp = panels[locale];
      return stamp === undefined ? undefined : ((await load(`panel-${locale}`, stamp)) as PanelModule).speech;
    },
  });
  return {
    ...widget,
    destroy: () => {
      // A question that still waits for the server asks for no file in its place.
      alive = false;
      widget.destroy();
    },
  };
};
