import { Plus } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { resourceFields } from '../../../shared/case/resource-field.ts';
import { Button } from '../../ui/Button.tsx';
import { fieldIcons } from '../../ui/field-icons.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { FieldSection } from './FieldSection.tsx';
import { Composer } from './later-parts.tsx';
import { useListState, useListStore } from './list-state.ts';
import styles from './PhoneList.module.css';
import { StrategySection } from './StrategySection.tsx';
import { WillSection } from './WillSection.tsx';

const panelId = 'liste-field';

/** One field at a time, chosen by tabs; the composer at the bottom, in reach of the thumb. */
export function PhoneList() {
  const { t } = useTranslation(['list', 'method']);
  const list = useListStore();
  const tab = useListState((state) => state.tab);
  const composing = useListState((state) => state.composing);
  const readOnly = useReadOnly();
  const tabs = useRef<HTMLDivElement>(null);
  const show = (field: (typeof resourceFields)[number]) =>
    list.setState((state) => ({
      tab: field,
      composing: state.composing && { ...state.composing, field },
    }));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const field = step && resourceFields.at((resourceFields.indexOf(tab) + step) % 4);
    if (!field) return;
    event.preventDefault();
    show(field);
    tabs.current?.querySelector<HTMLElement>(`[data-field="${field}"]`)?.focus();
  };
  return (
    <>
      <div
        ref={tabs}
        role="tablist"
        aria-label={t('areas')}
        className={styles.tabs}
        onKeyDown={onKeyDown}
      >
        {resourceFields.map((field) => {
          const Icon = fieldIcons[field];
          return (
            <button
              key={field}
              type="button"
              role="tab"
              data-field={field}
              aria-selected={field === tab}
              aria-controls={panelId}
              aria-label={t(`method:field.${field}`)}
              tabIndex={field === tab ? 0 : -1}
              className={styles.tab}
              onClick={() => show(field)}
            >
              <Icon aria-hidden="true" size={22} />
              <span className={styles.tabName}>{t(`method:field.${field}`)}</span>
            </button>
          );
        })}
      </div>
      <div
        id={panelId}
        role="tabpanel"
        aria-label={t(`method:field.${tab}`)}
        className={styles.panel}
      >
        <FieldSection key={tab} field={tab} composerElsewhere />
      </div>
      <div className={styles.rest}>
        <WillSection />
        <StrategySection />
      </div>
      {!readOnly && (
        <div className={styles.bottom}>
          {composing ? (
            <Composer key="composer" field={composing.field} asks={composing.asks} sheet />
          ) : (
            <Button
              icon={Plus}
              className={styles.start}
              onClick={() =>
                list.setState({ composing: { field: tab, asks: false, from: undefined } })
              }
            >
              {t('addEntry')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
