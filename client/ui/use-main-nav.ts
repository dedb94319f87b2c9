import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { OwnRole } from './own-role.ts';
import type { NavItem } from './PageHeader.tsx';

/** Where one can go from every page outside a case. */
export function useMainNav(): { readonly navLabel: string; readonly nav: readonly NavItem[] } {
  const { t } = useTranslation(['home', 'agenda', 'exemplary', 'learning']);
  const worksAtCases = useContext(OwnRole) !== 'steering';
  return {
    navLabel: t('mainNav'),
    nav: [
      ...(worksAtCases
        ? [
            { href: '/', label: t('navCases') },
            { href: '/konferenz', label: t('agenda:nav') },
          ]
        : []),
      { href: '/beispiele', label: t('exemplary:nav') },
      { href: '/regelwerk', label: t('learning:nav') },
    ],
  };
}
