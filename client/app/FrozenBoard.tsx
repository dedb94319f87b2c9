import { type ReactNode, Suspense, useCallback } from 'react';
import { useLocation } from 'wouter';
import { DirectionDialogs } from '../features/direction/DirectionDialogs.tsx';
import { EntrySheet } from '../features/entry-sheet/EntrySheet.tsx';
import { ChangeMarks } from '../features/history/ChangeMarks.tsx';
import { ListLens } from '../features/list/ListLens.tsx';
import { useCaseSession } from '../sync/use-case.tsx';
import { lensTabId } from '../ui/LensTabs.tsx';
import { CaseOpening } from './CaseOpening.tsx';
import page from './CasePage.module.css';
import { CaseSubbar } from './CaseSubbar.tsx';
import { LaterLens } from './LaterLens.tsx';
import type { Lens } from './lenses.ts';
import { MapArea } from './MapArea.tsx';

const panelId = 'lens';

/** The lenses of a case that does not change, under a header that says what it is. */
export function FrozenBoard(props: {
  readonly header: ReactNode;
  readonly lens: Lens;
  readonly caseNumber: string;
}) {
  const { lens } = props;
  const { address } = useCaseSession();
  const [, navigate] = useLocation();
  const select = useCallback(
    (next: Lens) => navigate(`${address}/${next}${location.search}`),
    [navigate, address],
  );
  return (
    <div className={page.page} data-lens={lens}>
      {props.header}
      <main className={page.main}>
        <CaseSubbar lens={lens} panelId={panelId} onSelect={select} />
        {lens === 'karte' && <ChangeMarks />}
        <div
          id={panelId}
          role="tabpanel"
          aria-labelledby={lensTabId(panelId, lens)}
          tabIndex={-1}
          className={page.lens}
        >
          <Suspense fallback={<CaseOpening />}>
            {lens === 'karte' ? (
              <MapArea />
            ) : lens === 'liste' ? (
              <ListLens />
            ) : (
              <LaterLens lens={lens} caseNumber={props.caseNumber} />
            )}
          </Suspense>
        </div>
      </main>
      <EntrySheet />
      <DirectionDialogs />
    </div>
  );
}
