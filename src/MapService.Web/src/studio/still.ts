import type { StoryMs } from '../replay/story-time';
import { Studio, type Sitting } from './studio';

/** A picture of the map at a moment, as PNG. */
export async function takeStill(sitting: Sitting, at: StoryMs): Promise<Blob> {
  const studio = await Studio.open(sitting, at);
  try {
    studio.draw(at);
    return await new Promise<Blob>((resolve, reject) => {
      studio.canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large for this browser.'))), 'image/png');
    });
  } finally {
    studio.close();
  }
}
