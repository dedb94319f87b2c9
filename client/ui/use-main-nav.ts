import { useTranslation } from 'react-i18next';
import type { NavItem } from './PageHeader.tsx';

/** Where one can go from every page outside a case. */
export function useMainNav(): { readonly navLabel: string; readonly nav: readonly NavItem[] } {
  const { t } = useTranslation(['home', 'agenda', 'exemplary']);
  return {
    navLabel: t('mainNav'),
    nav: [
      { href: '/', label: t('navCases') },
      { href: '/konferenz', label: t('agenda:nav') },
      { href: '/beispiele', label: t('exemplary:nav') },
    ],
  };
}
