/**
 * The signals of one language, for a device that has the answers of another: a plea in any language counts. A file of its own, so that
 * the answers come first.
 */
export { default as pieces } from 'virtual:cairn-content';
