/** `npm start` runs this before it builds: what would keep the server from starting after a minute of building is said now. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { reasonFor } from './reason.ts';
import { parseSettings } from './settings.ts';

try {
  const { host, port } = parseSettings(process.env);
  const server = createServer().listen({ host, port });
  await once(server, 'listening');
  server.close();
} catch (error) {
  console.error(reasonFor(error));
  process.exitCode = 1;
}
