/* What scripts add to the prerendered pages. Every part is complete without them. */
import { addErasing } from './erase';
import { addFrameThemes } from './frames';
import { addPrediction } from './predict';
import { addSearch } from './search';

addFrameThemes();
addPrediction();
addSearch();
addErasing();
