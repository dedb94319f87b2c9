import { Compass, Footprints, Keyboard, MessageCircleQuestion, Waypoints } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { shallow } from 'zustand/shallow';
import type { BoardState } from '../../../shared/case/board.ts';
import { resourceFields } from '../../../shared/case/resource-field.ts';
import { entriesByField } from '../../../shared/case/select.ts';
import { statusQuoId } from '../../../shared/case/strategy.ts';
import { stageOf } from '../../../shared/case/will.ts';
import { useBoard, useChair } from '../../sync/use-case.tsx';
import { FieldTile } from '../../ui/FieldTile.tsx';
import { areaElementId, type ListArea } from './areas.ts';
import styles from './ListRail.module.css';
import { useListState, useListStore } from './list-state.ts';

function countsOf(board: BoardState) {
  const fields = entriesByField(board);
  const wills = [...board.wills.values()];
  return {
    personal: fields.personal.length,
    social: fields.social.length,
    material: fields.material.length,
    infrastructural: fields.infrastructural.length,
    gaps: resourceFields.flatMap((field) => fields[field]).filter(({ root }) => root === 'gaps')
      .length,
    strategies: [...board.strategies.keys()].filter((id) => id !== statusQuoId).length,
    wills: wills.length,
    inMotion: wills.filter((will) => stageOf(will, board) === 'will').length,
  };
}

/** Where is what, with how much of it; each line leads there. */
export function ListRail() {
  const { t } = useTranslation(['list', 'method']);
  const list = useListStore();
  const current = useListState((state) => state.area);
  const counts = useBoard(countsOf, shallow);
  const directions = useChair((chair) => chair.current.length);
  const firstGap = useBoard(
    (board) =>
      resourceFields
        .flatMap((field) => entriesByField(board)[field])
        .find(({ root }) => root === 'gaps')?.id,
  );
  const go = (area: ListArea) => (event: MouseEvent) => {
    event.preventDefault();
    document.getElementById(areaElementId(area))?.scrollIntoView({ block: 'start' });
    list.setState({ wanted: { area } });
  };
  const line = (area: ListArea, icon: ReactNode, name: string, count: number | string) => (
    <li key={area}>
      <a
        href={`#${areaElementId(area)}`}
        aria-current={current === area ? 'location' : undefined}
        className={styles.line}
        onClick={go(area)}
      >
        {icon}
        <span className={styles.name}>{name}</span>
        <span className="tabular">{count}</span>
      </a>
    </li>
  );
  return (
    <nav aria-label={t('areas')} className={styles.rail}>
      <ul className={styles.lines}>
        {line(
          'direction',
          <Compass aria-hidden="true" size={18} />,
          t('area.direction'),
          directions,
        )}
        {line(
          'will',
          <Footprints aria-hidden="true" size={18} />,
          t('area.will'),
          t('someOf', { count: counts.inMotion, total: counts.wills }),
        )}
        {resourceFields.map((field) =>
          line(field, <FieldTile field={field} bare />, t(`method:field.${field}`), counts[field]),
        )}
        <li>
          <button
            type="button"
            className={styles.line}
            disabled={firstGap === undefined}
            onClick={() => firstGap && list.setState({ wanted: { item: firstGap } })}
          >
            <MessageCircleQuestion aria-hidden="true" size={18} />
            <span className={styles.name}>{t('area.gaps')}</span>
            <span className="tabular">{counts.gaps}</span>
          </button>
        </li>
        {line(
          'strategies',
          <Waypoints aria-hidden="true" size={18} />,
          t('area.strategies'),
          counts.strategies,
        )}
        <li className={styles.keys}>
          <button
            type="button"
            aria-haspopup="dialog"
            className={styles.line}
            onClick={() => list.setState({ keyList: true })}
          >
            <Keyboard aria-hidden="true" size={18} />
            <span className={styles.name}>{t('keyboard')}</span>
          </button>
        </li>
      </ul>
    </nav>
  );
}
