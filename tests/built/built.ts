/** Where the build wrote to. */
export const BUILT = process.env.CAIRN_OUT || 'dist';
