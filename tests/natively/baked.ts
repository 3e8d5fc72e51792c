import { serialize } from 'node:v8';
import { bakeContent } from '../../server/node/bake.ts';

const { content, model } = bakeContent('content');
process.stdout.write(serialize({ content, model }));
