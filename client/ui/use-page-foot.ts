import { useEffect } from 'react';
import './page-foot.css';

const usualMargin = '16mm 20mm 24mm';

/** What stands below each printed page (`@page footed`), with its number: only styles reach there. */
export function usePageFoot({
  foot,
  page,
  of,
  margin = usualMargin,
}: {
  readonly foot: string;
  /** "Seite" */
  readonly page: string;
  /** "von" */
  readonly of: string;
  readonly margin?: string;
}): void {
  useEffect(() => {
    const { style } = document.documentElement;
    const said = {
      margin,
      foot: quoted(foot),
      page: quoted(page),
      of: quoted(of),
      flow: 'CSSMarginRule' in window ? 'none' : 'block',
    };
    for (const [name, value] of Object.entries(said)) style.setProperty(`--footed-${name}`, value);
    return () => {
      for (const name of Object.keys(said)) style.removeProperty(`--footed-${name}`);
    };
  }, [foot, margin, page, of]);
}

/** As a string of a style sheet. */
function quoted(text: string): string {
  return `"${text.replace(/["\\\n]/g, (each) => `\\${each.codePointAt(0)?.toString(16)} `)}"`;
}
