import { FlaskConical, Landmark } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Department } from '../../../shared/method/departments.ts';
import type { ApiErrorCode, ProbeEntry, SessionInfo } from '../../../shared/protocol/http.ts';
import { ApiFailure, enterProbe, fetchProbeDepartments } from '../../sync/api.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/Button.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import styles from './ProbePage.module.css';

/** The entrance of the Probe: pick a department, in. */
export function ProbePage(props: {
  preferences: ReactNode;
  onEntered(info: SessionInfo): Promise<void>;
}) {
  const { t } = useTranslation(['probe', 'errors', 'common']);
  const announce = useAnnounce();
  const [departments, setDepartments] = useState<readonly Department[]>();
  const [entering, setEntering] = useState<string>();
  const [failure, setFailure] = useState<ApiErrorCode>();

  const load = useCallback(async () => {
    setFailure(undefined);
    try {
      setDepartments(await fetchProbeDepartments());
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      setFailure(error.code);
    }
  }, []);
  useEffect(() => void load(), [load]);

  const enter = async (entry: ProbeEntry) => {
    setEntering(entry.role ?? entry.department);
    setFailure(undefined);
    announce(t('entering'));
    try {
      await props.onEntered(await enterProbe(entry));
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      setFailure(error.code);
      setEntering(undefined);
    }
  };

  const [first] = departments ?? [];
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <Logo />
        {props.preferences}
      </header>
      <main className={styles.main}>
        <title>{t('title')}</title>
        <h1 className={styles.title}>{t('title')}</h1>
        <p className={styles.lead}>{t('lead')}</p>
        <section aria-labelledby="choose" className={styles.choose}>
          <h2 id="choose" className={styles.question}>
            {t('choose')}
          </h2>
          <p className={styles.hint}>{t('chooseHint')}</p>
          {failure && (
            <p role="alert" className={styles.error}>
              <strong>{t('failed')}</strong> {t(`errors:api.${failure}`)}
            </p>
          )}
          {!departments &&
            (failure ? (
              <Button variant="secondary" onClick={() => void load()}>
                {t('common:retry')}
              </Button>
            ) : (
              <Skeleton label={t('common:loading')} rows={5} />
            ))}
          <ul className={styles.departments}>
            {departments?.map(({ id, name, hue }) => (
              <li key={id}>
                <button
                  type="button"
                  className={styles.department}
                  disabled={entering !== undefined}
                  aria-busy={entering === id}
                  onClick={() => void enter({ department: id })}
                >
                  <span data-hue={hue} className={styles.pill} aria-hidden="true">
                    {id}
                  </span>
                  <span className={styles.name}>{name}</span>
                </button>
              </li>
            ))}
          </ul>
          {first && (
            <p className={styles.steering}>
              <Button
                variant="quiet"
                icon={Landmark}
                disabled={entering !== undefined}
                aria-busy={entering === 'steering'}
                onClick={() => void enter({ department: first.id, role: 'steering' })}
              >
                {t('steering')}
              </Button>
            </p>
          )}
        </section>
        <aside className={styles.what}>
          <FlaskConical aria-hidden="true" size={20} />
          <div>
            <h2 className={styles.whatTitle}>{t('whatTitle')}</h2>
            <p>{t('what')}</p>
            <p>{t('together')}</p>
          </div>
        </aside>
      </main>
    </div>
  );
}
