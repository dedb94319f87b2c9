import {
  type RefObject,
  Suspense,
  useDeferredValue,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { resourceFields } from '../../../shared/case/resource-field.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { useCaseViewStore } from '../../ui/case-view.tsx';
import { DirectionBand } from '../../ui/DirectionBand.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { breakpoints, useMedia } from '../../ui/use-media.ts';
import { areaElementId } from './areas.ts';
import { FieldSection } from './FieldSection.tsx';
import styles from './ListLens.module.css';
import { ListRail } from './ListRail.tsx';
import { EntryMenus, KeyDialog, ListAside } from './later-parts.tsx';
import { createListCommands, ListCommandsContext } from './list-commands.ts';
import { createListStore, ListStateContext, useListState } from './list-state.ts';
import { PhoneList } from './PhoneList.tsx';
import { StrategySection } from './StrategySection.tsx';
import { useFollowOwn } from './use-follow-own.ts';
import { useListEvents } from './use-list-events.ts';
import { WillSection } from './WillSection.tsx';

/** The case as a list: complete, in reading order, for eyes, keyboard and screen reader alike. */
export function ListLens() {
  const { t } = useTranslation(['list', 'common', 'method']);
  const session = useCaseSession();
  const view = useCaseViewStore();
  const run = useCommand();
  const root = useRef<HTMLDivElement>(null);
  const [list] = useState(createListStore);
  const commands = useMemo(
    () =>
      createListCommands({
        session,
        view,
        list,
        run,
        t,
        mayWrite: () => session.status.getState().readOnly === undefined,
      }),
    [session, view, list, run, t],
  );
  useListEvents(root, list, commands);
  useFollowOwn(root, session, list);
  return (
    <ListStateContext value={list}>
      <ListCommandsContext value={commands}>
        <div ref={root} className={styles.lens}>
          <p id="list-hint" hidden>
            {t('hint')}
          </p>
          <Areas />
        </div>
        <Suspense>
          <EntryMenus />
          <KeyDialog />
        </Suspense>
        <FocusKeeper root={root} />
      </ListCommandsContext>
    </ListStateContext>
  );
}

function Areas() {
  const isPhone = useMedia(breakpoints.phone);
  const isWide = useMedia(breakpoints.wide);
  const { snapshot } = useCaseSession();
  // What is below the first screen is drawn right after it.
  const isWhole = useDeferredValue(true, false);
  const band = (
    <div id={areaElementId('direction')} data-area="direction" className={styles.band}>
      <DirectionBand />
    </div>
  );
  if (isPhone)
    return (
      <div className={styles.phone}>
        {band}
        <PhoneList />
      </div>
    );
  return (
    <div className={styles.columns}>
      <ListRail />
      <div className={styles.sheet}>
        {band}
        {resourceFields.slice(0, isWhole ? undefined : 2).map((field) => (
          <FieldSection key={field} field={field} />
        ))}
        {isWhole && (
          <>
            <WillSection />
            <StrategySection />
          </>
        )}
      </div>
      {isWide && !snapshot && (
        <Suspense>
          <ListAside />
        </Suspense>
      )}
    </div>
  );
}

/** Brings the focus where a command wants it, once everything is drawn. */
function FocusKeeper({ root }: { readonly root: RefObject<HTMLElement | null> }) {
  const wanted = useListState((state) => state.wanted);
  const isWhole = useDeferredValue(true, false);
  useLayoutEffect(() => {
    if (!wanted || !isWhole) return;
    const selector = wanted.item
      ? `[data-item="${CSS.escape(wanted.item)}"]:not([data-ghost])`
      : `[data-area="${wanted.area ?? ''}"] :is([data-headline], button)`;
    root.current?.querySelector<HTMLElement>(selector)?.focus();
  }, [wanted, isWhole, root]);
  return null;
}
