/** The panel in one language, fetched on the first open. */
import baked, { words } from 'virtual:cairn-language';
import type { DeviceModule, LoadDevice, Stamp } from './baked.ts';
import { createClient } from './client.ts';
import type { PanelHandle, PanelHost, PanelModule, Speech } from './host.ts';
import css from './styles.css?inline';
import { createWidget } from './Widget.tsx';

/** The words of this file's language. A panel in another language loads them when the visitor switches to this one. */
export const speech: Speech = { ...baked, words };

/** When the answers for the device are given up, in milliseconds: they are thirty times as long as the panel. */
const DEVICE_WAIT = 60_000;

/** How long a conversation lasts after the page was left, and after the panel was closed, in milliseconds. */
const AWAY = 60_000;
const CLOSED = 600_000;

/** Draws the panel where the host says. */
export const mount = (host: PanelHost): PanelHandle => {
  host.style(css);
  const { ask: address, answers, panels, load, place } = host;
  const loaded: Record<string, Promise<DeviceModule> | undefined> = {};
  let alive = true;
  /** Loads each part once, and again only if that failed. */
  const loadDevice: LoadDevice = (name, stamp = baked.device[name]) => {
    if (stamp && alive)
      loaded[name] ??= (load(`device-${name}`, stamp, DEVICE_WAIT) as Promise<DeviceModule>).catch((error) => {
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
  const ask = createClient({ address, answers, loadDevice });
  const create = (): PanelHandle =>
    createWidget(host, {
      ask,
      speech,
      loadSpeech: async (locale) => ((await load(`panel-${locale}`, panels[locale] as Stamp)) as PanelModule).speech,
    });
  let widget = create();
  let closed: ReturnType<typeof setTimeout>;
  let closedAt = Number.POSITIVE_INFINITY;
  let left = Date.now();
  /** Nobody who finds the device finds a conversation of before. */
  const forget = (): void => {
    widget.destroy();
    host.setLocale(host.locale);
    widget = create();
  };
  // Of a page that is left, browsers keep all that it shows, for Back, and paint it before any script runs.
  const onTurn = ({ type, persisted }: PageTransitionEvent): void => {
    const isBack = type === 'pageshow';
    place.style.visibility = isBack ? '' : 'hidden';
    // The first `pageshow` of a page comes when it is loaded whole, which a slow picture may hold up for minutes.
    if (isBack && persisted && Date.now() - left > AWAY) {
      forget();
      if (!place.hidden) widget.show();
    }
    left = Date.now();
  };
  addEventListener('pagehide', onTurn);
  addEventListener('pageshow', onTurn);
  return {
    show: (isAway) => {
      clearTimeout(closed);
      // Timers stand still while a phone sleeps.
      if (Date.now() - closedAt > CLOSED) forget();
      widget.show(isAway);
    },
    hide: () => {
      widget.hide();
      closedAt = Date.now();
      closed = setTimeout(forget, CLOSED);
    },
    destroy: () => {
      // A question that still waits for the server asks for no file in its place.
      alive = false;
      clearTimeout(closed);
      removeEventListener('pagehide', onTurn);
      removeEventListener('pageshow', onTurn);
      widget.destroy();
    },
  };
};
