import { useTranslation } from 'react-i18next';
import type { TownVersion } from '../../../shared/protocol/http.ts';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';

/** Number, moment and department of a version. */
export function useVersionWords(): (version: TownVersion) => string {
  const { t } = useTranslation('settings');
  const format = useFormat();
  return ({ version, validFrom, by }) =>
    version === 0
      ? t('versions.delivered')
      : t('versions.of', {
          version,
          date: format.date(isoDay(validFrom)),
          time: format.time(validFrom),
          department: by ?? '',
        });
}
