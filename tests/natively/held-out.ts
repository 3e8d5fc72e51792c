import { serialize } from 'node:v8';
import { signalContent } from '../signals/content.ts';
import { measureHeldOut } from '../signals/figures.ts';

process.stdout.write(serialize(measureHeldOut(signalContent(), 4)));
