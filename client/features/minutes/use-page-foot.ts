import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

const usualMargin = '16mm 20mm 24mm';

/** What stands below each printed page, with its number: only styles reach there (`@page minutes`). */
export function usePageFoot(foot: string, margin = usualMargin): void {
  const { t } = useTranslation('minutes');
  const [page, of] = [t('page'), t('pageOf')];
  useEffect(() => {
    const { style } = document.documentElement;
    const said = {
      margin,
      foot: quoted(foot),
      page: quoted(page),
      of: quoted(of),
      flow: 'CSSMarginRule' in window ? 'none' : 'block',
    };
    for (const [name, value] of Object.entries(said)) style.setProperty(`--minutes-${name}`, value);
    return () => {
      for (const name of Object.keys(said)) style.removeProperty(`--minutes-${name}`);
    };
  }, [foot, margin, page, of]);
}

/** As a string of a style sheet. */
function quoted(text: string): string {
  return `"${text.replace(/["\\\n]/g, (each) => `\\${each.codePointAt(0)?.toString(16)} `)}"`;
}
