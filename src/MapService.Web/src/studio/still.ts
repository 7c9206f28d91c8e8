import type { StoryMs } from '../replay/story-time';
import { Studio, type Sitting } from './studio';

/** A picture of the map at a moment, as PNG. */
export async function takeStill(sitting: Sitting, at: StoryMs): Promise<Blob> {
  const studio = await Studio.open(sitting, sitting, at);
  try {
    return await studio.picture();
  } finally {
    studio.close();
  }
}
