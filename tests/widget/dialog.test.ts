// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { openPanel } from './open-panel.ts';

it('leaves the marks that the page itself had put on its element', () => {
  const { dock, handle } = openPanel(() => undefined, {
    mark: (host) => {
      host.className = 'ph-no-capture theirs';
      host.setAttribute('data-private', 'true');
    },
  });
  const { host } = dock.getRootNode() as ShadowRoot;
  expect(host.classList.contains('fs-exclude')).toBe(true);
  handle.destroy();
  expect([host.className, host.getAttributeNames()]).toEqual(['ph-no-capture theirs', ['class', 'data-private']]);
});

it('marks what it draws against session recorders, and takes the marks away again', () => {
  const { dock, handle } = openPanel(() => undefined);
  const { host } = dock.getRootNode() as ShadowRoot;
  for (const element of [host, dock]) {
    expect(element.getAttributeNames().filter((name) => name.startsWith('data-'))).toEqual([
      'data-dd-privacy',
      'data-private',
      'data-hj-suppress',
      'data-recording-disable',
      'data-clarity-mask',
      'data-openreplay-obscured',
    ]);
    expect(element.getAttribute('data-dd-privacy')).toBe('hidden');
    for (const name of ['fs-exclude', 'ph-no-capture', 'sentry-block', 'rr-block', 'highlight-block'])
      expect(element.classList.contains(name), name).toBe(true);
  }
  handle.destroy();
  expect(host.getAttributeNames()).toEqual([]);
});
