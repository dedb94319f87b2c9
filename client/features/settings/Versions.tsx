import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TownSettings } from '../../../shared/method/town-settings.ts';
import type { TownVersion } from '../../../shared/protocol/http.ts';
import { ApiFailure, fetchTownVersion, fetchTownVersions } from '../../sync/api.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { toasts } from '../../ui/toasts.ts';
import { ChangeList } from './ChangeList.tsx';
import rows from './rows.module.css';
import { Section } from './Section.tsx';
import { useVersionWords } from './use-version-words.ts';
import styles from './Versions.module.css';

/** Every state that was saved, and the way back to one: as a draft, to be saved anew. */
export function Versions(props: {
  readonly current: TownSettings;
  onTake(settings: TownSettings): void;
}) {
  const { t } = useTranslation(['settings', 'errors', 'common']);
  const words = useVersionWords();
  const { current } = props;
  const [versions, setVersions] = useState<readonly TownVersion[]>();
  const [shown, setShown] = useState<{ before: TownSettings; after: TownSettings }>();

  useEffect(() => {
    let isLatest = true;
    // Asked anew whenever a version was saved here.
    void current.version;
    fetchTownVersions().then(
      (list) => isLatest && setVersions(list),
      (error) => {
        if (!(error instanceof ApiFailure)) throw error;
        if (isLatest) setVersions([current]);
      },
    );
    return () => {
      isLatest = false;
    };
  }, [current]);

  const show = async (version: number) => {
    try {
      const [before, after] = await Promise.all([
        fetchTownVersion(Math.max(0, version - 1)),
        fetchTownVersion(version),
      ]);
      setShown({ before, after });
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      toasts.refused(t(`errors:api.${error.code}`));
    }
  };

  return (
    <Section id="versionen" title={t('versions.title')} hint={t('versions.hint')}>
      {versions ? (
        <ul className={`${rows.rows} ${styles.list}`}>
          {versions.map((version) => (
            <li key={version.version} className={rows.row}>
              <span className={styles.when}>
                {words(version)}
                {version.version === current.version && (
                  <span className={rows.tag}>{t('versions.now')}</span>
                )}
              </span>
              <Button
                variant="quiet"
                size="sm"
                aria-label={t('versions.showOf', { version: words(version) })}
                onClick={() => void show(version.version)}
              >
                {t('versions.show')}
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <Skeleton label={t('common:loading')} rows={2} />
      )}
      {shown && (
        <Dialog
          title={words(shown.after)}
          onClose={() => setShown(undefined)}
          actions={
            <>
              <Button variant="secondary" onClick={() => setShown(undefined)}>
                {t('common:close')}
              </Button>
              {shown.after.version !== current.version && (
                <Button
                  onClick={() => {
                    setShown(undefined);
                    props.onTake(shown.after);
                  }}
                >
                  {t('versions.take')}
                </Button>
              )}
            </>
          }
        >
          <p>{shown.after.version === 0 ? t('versions.first') : t('versions.changed')}</p>
          {shown.after.version > 0 && <ChangeList before={shown.before} after={shown.after} />}
        </Dialog>
      )}
    </Section>
  );
}
