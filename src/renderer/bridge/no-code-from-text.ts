// The page's policy lets no text become code. zod would try, for speed, when the first schema is made: this comes before.
import { z } from 'zod';

z.config({ jitless: true });
