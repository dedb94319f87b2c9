import './tldraw.css';
import { getAssetUrlsByImport } from '@tldraw/assets/imports.vite';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  DefaultSizeStyle,
  type Editor,
  type TLComponents,
  type TLShape,
  Tldraw,
  useTldrawUser,
} from 'tldraw';
import { useCaseView } from '../ui/case-view.tsx';
import { useReadOnly } from '../ui/use-read-only.ts';
import { EntryShapeUtil } from './entry-shape.tsx';
import { MapFront } from './MapFront.tsx';
import styles from './MapLens.module.css';
import { MapProvider, useMap, useMapStore } from './map-state.tsx';
import { nonce, tldrawLicenseKey } from './runtime-config.ts';
import { StrategyBus } from './StrategyBus.tsx';
import { ToolRail, useToolId } from './ToolRail.tsx';
import { coveredBySheet, useCamera } from './use-camera.ts';
import { useDrag } from './use-drag.ts';
import { useInk } from './use-ink.ts';
import { useIsDark } from './use-is-dark.ts';
import { useLayoutKeeper } from './use-layout.ts';
import { useMapKeys } from './use-map-keys.ts';
import { usePointer } from './use-pointer.ts';
import { useShapes } from './use-shapes.ts';
import { Zones } from './Zones.tsx';

const assetUrls = getAssetUrlsByImport();
const shapeUtils = [EntryShapeUtil];
const options = {
  ...(nonce === undefined ? {} : { nonce }),
  createTextOnCanvasDoubleClick: false,
  maxPages: 1,
};
const textOptions = { tipTapConfig: nonce === undefined ? {} : { injectNonce: nonce } };

const components: TLComponents = {
  OnTheCanvas: Zones,
  InFrontOfTheCanvas: MapFront,
  Background: null,
  Spinner: null,
  LoadingScreen: null,
  ContextMenu: null,
};

const visibility = (shape: TLShape) => (shape.meta.hidden === true ? 'hidden' : 'inherit');

/** The Karte: tldraw carries cards and ink, everything around it is ours. */
export default function MapLens() {
  return (
    <MapProvider>
      <Table />
    </MapProvider>
  );
}

function Table() {
  const { t } = useTranslation('map');
  const container = useRef<HTMLDivElement>(null);
  const store = useMapStore();
  const editor = useMap((state) => state.editor);
  const openField = useCaseView((view) => view.openField);
  const mode = useMap((state) => state.mode);
  const toolId = useToolId(editor);
  const isDragging = useMap((state) => state.dragged.size > 0);
  const hasSheet = useCaseView((view) => view.sheet !== undefined);
  const size = useMap((state) => state.layout.page);
  const [covered, setCovered] = useState(0);
  // The canvas ends at the sheet: the maker's mark in its corner stays unobscured.
  useLayoutEffect(() => {
    const map = container.current;
    setCovered(map && hasSheet && size ? coveredBySheet(map) : 0);
  }, [hasSheet, size]);
  useLayoutKeeper(container);
  useMapKeys(container);
  useEffect(() => () => store.setState({ editor: undefined }), [store]);
  return (
    <div className={styles.lens}>
      <ToolRail />
      <div
        ref={container}
        className={styles.map}
        data-mode={mode}
        data-canvas-tool={toolId}
        data-dragging={isDragging || undefined}
        data-field-open={openField}
        data-map
      >
        <div className={styles.canvas} style={{ right: covered }}>
          <Canvas label={t('canvas')} />
        </div>
        {editor && !openField && <StrategyBus editor={editor} map={container} />}
      </div>
    </div>
  );
}

/** Apart from what changes, so that tldraw is never rendered again by it. */
function Canvas({ label }: { readonly label: string }) {
  const store = useMapStore();
  const isDark = useIsDark();
  const user = useTldrawUser({
    userPreferences: {
      id: 'self',
      // None of tldraw's own words are shown, so none are loaded.
      locale: 'en',
      colorScheme: isDark ? 'dark' : 'light',
      animationSpeed: 0,
    },
  });
  const editor = useMap((state) => state.editor);
  const onMount = useMemo(
    () => (mounted: Editor) => {
      for (const type of externalContent) mounted.registerExternalContentHandler(type, () => {});
      mounted.setStyleForNextShapes(DefaultSizeStyle, 's');
      store.setState({ editor: mounted });
    },
    [store],
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section of the page, not of a document
    <div role="region" aria-label={label} className={styles.canvas}>
      <Tldraw
        hideUi
        autoFocus={false}
        user={user}
        shapeUtils={shapeUtils}
        components={components}
        options={options}
        textOptions={textOptions}
        assetUrls={assetUrls}
        getShapeVisibility={visibility}
        onMount={onMount}
        {...(tldrawLicenseKey === undefined ? {} : { licenseKey: tldrawLicenseKey })}
      />
      {editor && <Runtime editor={editor} />}
    </div>
  );
}

/** Nothing dropped or pasted from outside becomes a shape. */
const externalContent = [
  'text',
  'files',
  'url',
  'svg-text',
  'embed',
  'file-replace',
  'tldraw',
  'excalidraw',
] as const;

/** Everything that ties the editor to the case. Renders nothing. */
function Runtime({ editor }: { readonly editor: Editor }) {
  const isReadOnly = useReadOnly();
  useEffect(() => {
    editor.updateInstanceState({ isReadonly: isReadOnly });
  }, [editor, isReadOnly]);
  useCamera(editor);
  useShapes(editor);
  useInk(editor);
  useDrag(editor);
  usePointer(editor);
  return null;
}
