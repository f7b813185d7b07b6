/** An account of the operating system. */
export type Account = { readonly name: string; readonly uid: number; readonly gid: number };
