import { Document, isMap, isScalar, isSeq, parse, Scalar, visit } from 'yaml';
import type { CueInfo, LectureInfo, PictureInfo, ShowingLens } from '../contract/contract.g';

/** A lecture with the fields that it has in a seed file. */
export interface LectureSeed {
  id: string;
  title: string;
  language: string;
  summary: string;
  cues: CueSeed[];
}

interface CueSeed {
  heading: string;
  text: string;
  notes?: string;
  minutes: number;
  at: string;
  to?: string;
  speed?: number;
  camera?: NonNullable<CueInfo['camera']>;
  highlight?: HighlightSeed;
  lens?: ShowingLens;
  then?: string;
  pictures?: PictureInfo[];
}

type HighlightSeed = Partial<Record<(typeof targetLists)[number][1], string[]>>;

const targetLists = [
  ['place', 'places'],
  ['unit', 'units'],
  ['event', 'events'],
] as const;

const schemaComment = '# yaml-language-server: $schema=../../seed.schema.json\n';
const lineWidth = 120;

/** Lists and small groups of fields up to this length stand on one line. */
const longestList = 110;

/** Texts from this length on are written below their name, in lines. */
const longText = 70;

/** The lecture with the fields of a seed file; what says nothing is left out. The body of an edit over HTTP, too. */
export function seedOf({ id, title, language, summary, cues }: LectureInfo): LectureSeed {
  return { id, title, language, summary, cues: cues.map(cueSeedOf) };
}

/** The lecture that a seed tells of. */
export function lectureOf({ id, title, language, summary, cues }: LectureSeed): LectureInfo {
  return { id, title, language, summary, cues: cues.map(cueOf) };
}

/** A seed file with one lecture. */
export function writeLectureYaml(lecture: LectureInfo): string {
  const document = new Document({ lectures: [seedOf(lecture)] });
  visit(document, {
    Pair: (_, { key, value }) => {
      const name = isScalar(key) ? key.value : undefined;
      if (name === 'cues' || name === 'lectures') return;
      if (isMap(value) || isSeq(value)) value.flow = JSON.stringify(value).length <= longestList;
      if (isScalar(value) && typeof value.value === 'string' && value.value.length >= longText) value.type = Scalar.BLOCK_FOLDED;
    },
  });
  return schemaComment + document.toString({ lineWidth, flowCollectionPadding: false });
}

/** Reads a seed file with one lecture. Throws where it is none. */
export function readLectureYaml(text: string): LectureInfo {
  const [lecture] = (parse(text) as { lectures?: LectureSeed[] } | null)?.lectures ?? [];
  if (!lecture || !Array.isArray(lecture.cues)) throw new Error('Found no lecture; allowed: a file with `lectures:` and one lecture with `cues:`.');
  return lectureOf(lecture);
}

function cueSeedOf({ heading, text, notes, minutes, at, to, speed, then, camera, highlight, lens, pictures }: CueInfo): CueSeed {
  const pointed = highlightSeedOf(highlight);
  return {
    heading,
    text,
    ...(notes ? { notes } : {}),
    minutes,
    at: shortMoment(at),
    ...(to === undefined ? {} : { to: shortMoment(to) }),
    ...(speed === undefined ? {} : { speed }),
    ...(camera ? { camera } : {}),
    ...(Object.keys(pointed).length > 0 ? { highlight: pointed } : {}),
    ...(lens ? { lens } : {}),
    ...(then === 'hold' ? {} : { then }),
    ...(pictures.length > 0 ? { pictures } : {}),
  };
}

function cueOf({ highlight = {}, lens, then = 'hold', pictures = [], ...cue }: CueSeed): CueInfo {
  const targets = targetLists.flatMap(([type, list]) => (highlight[list] ?? []).map((id) => `${type}:${id}`));
  return { ...cue, then, highlight: targets, ...(lens ? { lens } : {}), pictures };
}

function highlightSeedOf(highlight: readonly string[]): HighlightSeed {
  return Object.fromEntries(
    targetLists.flatMap(([type, list]) => {
      const ids = highlight.flatMap((target) => (target.startsWith(`${type}:`) ? [target.slice(type.length + 1)] : []));
      return ids.length > 0 ? [[list, ids]] : [];
    }),
  );
}

/** Seconds are written only where there are some. */
function shortMoment(at: string): string {
  return at.replace(/:00(\.0+)?$/, (seconds) => (at.length - seconds.length >= 'yyyy-mm-ddThh:mm'.length ? '' : seconds));
}
