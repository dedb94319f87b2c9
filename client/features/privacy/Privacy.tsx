import { Download, ShieldCheck, WifiOff } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErasureReceipt } from '../../../shared/protocol/privacy.ts';
import { fetchPrivacy } from '../../sync/privacy-api.ts';
import { useBoard } from '../../sync/use-case.tsx';
import { useFetched } from '../../sync/use-fetched.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SegmentedSwitch } from '../../ui/SegmentedSwitch.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { AccessLog } from './AccessLog.tsx';
import { Consents } from './Consents.tsx';
import { Entrusted } from './Entrusted.tsx';
import { EraseCard } from './EraseCard.tsx';
import styles from './Privacy.module.css';
import { Retention } from './Retention.tsx';

type View = 'overview' | 'consents' | 'log' | 'erasing';

/** Who may know of the case, who looked, how long it is kept and how it ends. */
export function Privacy(props: {
  readonly caseId: string;
  readonly caseNumber: string;
  onErased(receipt: ErasureReceipt): void;
}) {
  const { t } = useTranslation(['privacy', 'common', 'errors']);
  const { caseId, caseNumber } = props;
  const pseudonym = useBoard((board) => board.meta.pseudonym);
  const load = useCallback(() => fetchPrivacy(caseId), [caseId]);
  const { value, failure, reload, show } = useFetched(load);
  const [view, setView] = useState<View>('overview');
  const views: readonly View[] = value?.mayChange
    ? ['overview', 'consents', 'log', 'erasing']
    : ['overview', 'consents'];
  const isShown = (each: View) => view === 'overview' || view === each;
  return (
    <main className={styles.main}>
      <div data-area="lenses" className={styles.bar}>
        <ShieldCheck aria-hidden="true" size={22} />
        <h2 className={styles.title}>{t('title')}</h2>
        <p aria-hidden="true" className={styles.printed}>
          {pseudonym} · {caseNumber}
        </p>
        <div className={styles.switch}>
          <SegmentedSwitch<View>
            label={t('views')}
            hideLabel
            options={views.map((each) => ({ value: each, label: t(`view.${each}`) }))}
            value={view}
            onChange={setView}
          />
        </div>
        <Button
          variant="secondary"
          icon={Download}
          className={styles.print}
          onClick={() => print()}
        >
          {t('print')}
        </Button>
      </div>
      {failure && (
        <EmptyState icon={WifiOff} text={`${t('loadFailed')}. ${t(`errors:api.${failure.code}`)}`}>
          <Button onClick={() => void reload()}>{t('common:retry')}</Button>
        </EmptyState>
      )}
      {!value && !failure && <Skeleton label={t('common:loading')} rows={5} />}
      {value && (
        <div className={styles.cards} data-view={view}>
          <div className={styles.column}>
            {isShown('consents') && <Consents caseId={caseId} privacy={value} onChanged={show} />}
            {isShown('log') && value.mayChange && (
              <AccessLog key={view} caseId={caseId} isWhole={view === 'log'} revision={value} />
            )}
          </div>
          <div className={styles.column}>
            {isShown('erasing') && (
              <>
                <Retention caseId={caseId} privacy={value} onChanged={show} />
                {view === 'overview' && <Entrusted />}
                {value.mayChange && (
                  <EraseCard
                    caseId={caseId}
                    caseNumber={caseNumber}
                    pseudonym={pseudonym}
                    onErased={props.onErased}
                  />
                )}
              </>
            )}
          </div>
        </div>
      )}
    </main>
  );
}
