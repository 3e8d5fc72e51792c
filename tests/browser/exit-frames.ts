/** Records what the screen showed, frame by frame, as the browser's compositor handed it out. */
import { inflateSync } from 'node:zlib';
import type { CDPSession } from 'playwright-core';

export interface Frame {
  /** Milliseconds since the epoch at which the frame was shown. */
  at: number;
  /** The number of pixels of pure red, the color of every partner page. */
  red: number;
  /** Mean relative brightness, 0 black to 1 white. */
  luminance: number;
}

export interface Recording {
  /** In the order in which they were shown. */
  frames: Frame[];
  /** Forgets the frames until now, and those shown before the last of them that are still to come. */
  forget: () => void;
  stop: () => Promise<void>;
}

/** Begin to record the tab of this session. Frames come only when something changed on the screen. */
export async function recordFrames(session: CDPSession, width = 320): Promise<Recording> {
  const frames: Frame[] = [];
  let since = 0;
  session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
    const frame = { at: (metadata.timestamp ?? 0) * 1000, ...measure(Buffer.from(data, 'base64')) };
    // The browser encodes two frames at a time, and the later one may be done first.
    if (frame.at > since) frames.splice(frames.findLastIndex(({ at }) => at <= frame.at) + 1, 0, frame);
  });
  await session.send('Page.startScreencast', { format: 'png', maxWidth: width, maxHeight: width, everyNthFrame: 1 });
  return {
    frames,
    forget: () => {
      since = frames.at(-1)?.at ?? since;
      frames.length = 0;
    },
    stop: async () => {
      await session.send('Page.stopScreencast').catch(() => undefined);
    },
  };
}

/** Takes one picture of the tab as it is now. It works while a page is on its way out. */
export async function captureFrame(session: CDPSession): Promise<Frame> {
  const { data } = await session.send('Page.captureScreenshot', { format: 'png', fromSurface: true });
  return { at: Date.now(), ...measure(Buffer.from(data, 'base64')) };
}

/** Counts pixels of a PNG with 8 bits a channel, without interlacing: what Chromium writes. */
export function measure(png: Buffer): { red: number; luminance: number } {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = png[25] === 6 ? 4 : 3;
  if (png[24] !== 8 || (png[25] !== 6 && png[25] !== 2) || png[28] !== 0)
    throw new Error('Not a PNG as Chromium writes it.');
  const rows = inflateSync(imageBytes(png));
  const stride = width * channels;
  let previous: Uint8Array = new Uint8Array(stride);
  let red = 0;
  let sum = 0;
  for (let y = 0; y < height; y++) {
    const start = y * (stride + 1);
    const row = unfilter(rows[start] ?? 0, rows.subarray(start + 1, start + 1 + stride), previous, channels);
    for (let x = 0; x < stride; x += channels) {
      const [r = 0, g = 0, b = 0] = [row[x], row[x + 1], row[x + 2]];
      if (r > 240 && g < 15 && b < 15) red++;
      sum += (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
    }
    previous = row;
  }
  return { red, luminance: sum / (width * height) };
}

function imageBytes(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return Buffer.concat(parts);
}

/** Undoes the filter of one row, by the PNG specification, section 9. */
function unfilter(filter: number, row: Uint8Array, above: Uint8Array, channels: number): Uint8Array {
  for (let i = 0; i < row.length; i++) {
    const left = i < channels ? 0 : (row[i - channels] ?? 0);
    const up = above[i] ?? 0;
    const corner = i < channels ? 0 : (above[i - channels] ?? 0);
    const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
    row[i] = ((row[i] ?? 0) + predicted) & 255;
  }
  return row;
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
