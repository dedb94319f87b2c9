import { useTranslation } from 'react-i18next';
import { vaultsOn } from '../../shared/case/minutes.ts';
import { useBoard } from '../sync/use-case.tsx';

/** For whom something is taken out of the case: everybody, or whoever may open that vault. */
export type Version = 'all' | `vault/${string}`;

export function vaultOf(version: Version): string | undefined {
  return version.startsWith('vault/') ? version.slice('vault/'.length) : undefined;
}

/** For everybody, and with what is entrusted to departments of which one's own is one. */
export function useVersions(): readonly { readonly value: Version; readonly label: string }[] {
  const { t } = useTranslation('minutes');
  const live = useBoard((board) => board);
  return [
    { value: 'all', label: t('forAll') },
    ...vaultsOn(live).map(({ key, departments }) => ({
      value: `vault/${key}` as const,
      label: departments.join(', '),
    })),
  ];
}
