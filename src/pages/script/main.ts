/* What scripts add to the prerendered pages. Every part is complete without them. */
import { workOffline } from '../../app/offline';
import { addErasing } from './erase';
import { addFrameThemes } from './frames';
import { addPrediction } from './predict';
import { addSearch } from './search';
import { siteAddress } from './site';
import { addTerms } from './terms';

addFrameThemes();
addPrediction();
addSearch();
addErasing();
void workOffline(siteAddress());
addTerms();
