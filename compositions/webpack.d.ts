/** What webpack adds to modules of the Remotion bundle; used in Root.tsx only, which no other bundler sees. */
interface ImportMeta {
  webpackContext(
    folder: string,
    options: { recursive?: boolean; regExp?: RegExp },
  ): { (key: string): unknown; keys(): string[] };
}
