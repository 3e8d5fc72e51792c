// Ends the process if this Node is too old, before anything is loaded that it could not read. In JavaScript, because npm
// runs it as it is, before anything else (`predev`, `prebuild`, `prestart`). The versions are those of `engines` in package.json,
// and 23, which nobody maintains, but which can.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (!(major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19))) {
  console.error(
    `Cairn needs Node 24 or later, 22 from 22.12 on, or 20 from 20.19 on. This is ${process.versions.node}: install another one.`,
  );
  process.exit(1);
}
