import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { german } from './german.ts';
import { type Language, languages } from './words.ts';

const storageKey = 'fallrunde.language';

function firstLanguage(): Language {
  const wanted = [
    localStorage.getItem(storageKey),
    ...navigator.languages.map((l) => l.slice(0, 2)),
  ];
  return languages.find((language) => language === wanted.find(isLanguage)) ?? 'de';
}

function isLanguage(value: string | null): value is Language {
  return languages.some((language) => language === value);
}

/** What stands on the page is drawn anew once, not once per namespace. */
function addWords(language: Language, words: object): void {
  const bundles = Object.entries(words);
  for (const [index, [namespace, own]] of bundles.entries()) {
    const how = { silent: index < bundles.length - 1, skipCopy: true };
    i18next.addResourceBundle(language, namespace, own, true, false, how);
  }
}

let later: Promise<void> | undefined;

/** The German words of the parts that are fetched when they are first shown. Fails like any part when the server is away. */
export async function loadLaterWords(): Promise<void> {
  later ??= import('./german-later.ts').then(({ germanLater }) => {
    addWords('de', germanLater);
  });
  try {
    await later;
  } catch (error) {
    later = undefined;
    throw error;
  }
}

/** German is in the first chunk or comes with its part, English is fetched as a whole when it is wanted. */
async function load(language: Language): Promise<void> {
  if (language === 'de' || i18next.hasResourceBundle('en', 'common')) return;
  const { english } = await import('./english.ts');
  addWords('en', english);
}

async function show(language: Language): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** Call once before the first render. */
export async function startWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'de',
    fallbackLng: 'de',
    resources: { de: german },
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    // What stands on the page already gets the words that come later.
    react: { useSuspense: false, bindI18nStore: 'added' },
  });
  await show(firstLanguage());
}

export async function setLanguage(language: Language): Promise<void> {
  localStorage.setItem(storageKey, language);
  await show(language);
}

export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'de';
}
