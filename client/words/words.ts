import type { german } from './german.ts';
import type { germanLater } from './german-later.ts';

export type German = typeof german & typeof germanLater;

type Shape<T> = { [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };

/** The shape every language has: exactly the German one. Namespaces are listed in german.ts, german-later.ts and english.ts. */
export type Words = Shape<German>;

export const languages = ['de', 'en'] as const;
export type Language = (typeof languages)[number];

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: German;
  }
}
