import { expose } from 'comlink';
import { evaluationService } from '../src/service/evaluation';

expose(evaluationService);
