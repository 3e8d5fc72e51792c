import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { failCairn } from '../cairn-process.ts';

const check = (environment: Record<string, string>) => failCairn(environment, 'server/node/before-start.ts');

describe('what npm start looks at before it builds', () => {
  it('is looked at before it', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    expect(scripts.prestart).toMatch(/node\/before-start\.ts && npm run --silent build$/);
  });

  it('stops it where a setting is wrong, and says which', async () => {
    const { code, written } = await check({ CAIRN_RATE_LIMIT: 'many' });
    expect(code).toBe(1);
    expect(written).toMatch(/^1 setting is wrong:\n {2}CAIRN_RATE_LIMIT is "many"/);
  });

  it('stops it where the port is taken, as the server would', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, written } = await check({ PORT: String(port) });
    expect(code).toBe(1);
    expect(written).toContain(`Port ${port} is taken. Set PORT to another one`);
  });

  it('says nothing where all is well', async () => {
    expect(await check({})).toEqual({ code: 0, written: '' });
  });
});
