import {
  Eraser,
  Eye,
  EyeOff,
  Hand,
  Keyboard,
  Link,
  type LucideIcon,
  MessageCircleQuestionMark,
  MousePointer2,
  MoveUpRight,
  Pencil,
  Redo2,
  StickyNote,
  Undo2,
} from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Editor, useValue } from 'tldraw';
import { useUndo } from '../sync/use-case.tsx';
import { cx } from '../ui/cx.ts';
import { useSingleKeys } from '../ui/single-keys.ts';
import { Tooltip } from '../ui/Tooltip.tsx';
import { useReadOnly } from '../ui/use-read-only.ts';
import { KeyList } from './KeyList.tsx';
import { type MapMode, useMap, useMapStore } from './map-state.tsx';
import styles from './ToolRail.module.css';

interface Tool {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly label: string;
  /** As shown in the tooltip. */
  readonly shortcut?: string;
  readonly on?: boolean;
  readonly disabled?: boolean;
  run(): void;
}

/** The canvas' own tool at work. */
export function useToolId(editor: Editor | undefined): string {
  return useValue('tool', () => editor?.getCurrentToolId() ?? 'select', [editor]);
}

/** The tools of the map: one stop for Tab, arrows move inside. */
export function ToolRail() {
  const { t } = useTranslation('map');
  const store = useMapStore();
  const editor = useMap((state) => state.editor);
  const mode = useMap((state) => state.mode);
  const showsPointers = useMap((state) => state.showsPointers);
  const showsKeys = useMap((state) => state.showsKeys);
  const toolId = useToolId(editor);
  const isReadOnly = useReadOnly();
  const { undo, redo, canUndo, canRedo } = useUndo();
  const hasSingleKeys = useSingleKeys();
  const [stop, setStop] = useState(0);

  const tldrawTool = (id: 'select' | 'hand' | 'draw' | 'arrow' | 'eraser') => ({
    on: mode === undefined && (toolId === id || (id === 'select' && toolId === 'zoom')),
    run() {
      store.setState({ mode: undefined, linking: undefined });
      editor?.setCurrentTool(id);
    },
  });
  const ownTool = (id: MapMode) => ({
    on: mode === id,
    disabled: isReadOnly,
    run() {
      editor?.setCurrentTool('select');
      store.setState({ mode: mode === id ? undefined : id, linking: undefined });
    },
  });
  const groups: readonly (readonly Tool[])[] = [
    [
      { id: 'select', icon: MousePointer2, label: t('tool.select'), ...tldrawTool('select') },
      {
        id: 'resource',
        icon: StickyNote,
        label: t('tool.resource'),
        shortcut: 'N',
        ...ownTool('resource'),
      },
      {
        id: 'gap',
        icon: MessageCircleQuestionMark,
        label: t('tool.gap'),
        shortcut: 'L',
        ...ownTool('gap'),
      },
      { id: 'link', icon: Link, label: t('tool.link'), shortcut: 'K', ...ownTool('link') },
      { id: 'hand', icon: Hand, label: t('tool.hand'), ...tldrawTool('hand') },
    ],
    [
      {
        id: 'draw',
        icon: Pencil,
        label: t('tool.draw'),
        shortcut: 'D',
        ...tldrawTool('draw'),
        disabled: isReadOnly,
      },
      {
        id: 'arrow',
        icon: MoveUpRight,
        label: t('tool.arrow'),
        ...tldrawTool('arrow'),
        disabled: isReadOnly,
      },
      {
        id: 'eraser',
        icon: Eraser,
        label: t('tool.eraser'),
        ...tldrawTool('eraser'),
        disabled: isReadOnly,
      },
    ],
    [
      {
        id: 'undo',
        icon: Undo2,
        label: t('tool.undo'),
        disabled: !canUndo || isReadOnly,
        run: undo,
      },
      {
        id: 'redo',
        icon: Redo2,
        label: t('tool.redo'),
        disabled: !canRedo || isReadOnly,
        run: redo,
      },
    ],
    [
      {
        id: 'pointers',
        icon: showsPointers ? EyeOff : Eye,
        label: t(showsPointers ? 'tool.pointersHide' : 'tool.pointersShow'),
        run: () => store.setState({ showsPointers: !showsPointers }),
      },
      {
        id: 'keys',
        icon: Keyboard,
        label: t('tool.keys'),
        shortcut: '?',
        run: () => store.setState({ showsKeys: true }),
      },
    ],
  ];
  // Who only reads has no use for the tools that write.
  const shown = isReadOnly
    ? groups.map((group) => group.filter(({ disabled }) => !disabled))
    : groups;
  const tools = shown.flat();

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const goal =
      event.key === 'Home' ? 0 : event.key === 'End' ? tools.length - 1 : step && stop + step;
    if (goal === undefined) return;
    event.preventDefault();
    const next = (goal + tools.length) % tools.length;
    setStop(next);
    event.currentTarget.querySelectorAll('button')[next]?.focus();
  };

  return (
    <div
      role="toolbar"
      aria-label={t('tools')}
      aria-orientation="vertical"
      data-area="tools"
      className={styles.rail}
      onKeyDown={onKeyDown}
    >
      {shown
        .filter((group) => group.length > 0)
        .map((group) => (
          <div key={group[0]?.id} className={styles.group}>
            {group.map((tool) => {
              const Icon = tool.icon;
              const index = tools.indexOf(tool);
              const shortcut = hasSingleKeys ? tool.shortcut : undefined;
              const label = shortcut ? `${tool.label} (${shortcut})` : tool.label;
              return (
                <Tooltip key={tool.id} text={label}>
                  <button
                    type="button"
                    data-tool={tool.id}
                    aria-label={tool.label}
                    aria-pressed={tool.on}
                    aria-keyshortcuts={shortcut}
                    aria-disabled={tool.disabled || undefined}
                    tabIndex={index === stop ? 0 : -1}
                    className={cx(styles.tool, tool.on && styles.on)}
                    onFocus={() => setStop(index)}
                    onClick={() => !tool.disabled && tool.run()}
                  >
                    <Icon aria-hidden="true" size={20} />
                  </button>
                </Tooltip>
              );
            })}
          </div>
        ))}
      {showsKeys && <KeyList onClose={() => store.setState({ showsKeys: false })} />}
    </div>
  );
}
