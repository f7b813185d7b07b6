import type { PairModel } from './pair-model.ts';

/** Fitted on 2,816 answered messages of a province's board (`npm run bench -- answers --weights`, decision 0044). */
export const answerModel: PairModel = {
  bias: 3.412,
  weights: {
    wordCosine: 21.63,
    letterCosine: 9.987,
    subjectAnswered: 6.564,
    subjectPhrases: -1.112,
    answerAsked: 6.499,
    sharedWords: -0.178,
    rarestShared: 0.212,
    sharedPhrases: -0.231,
    placeShared: 0.541,
    otherPlace: -1.75,
    numbersShared: 0.9,
    numbersOther: -0.147,
    restatedAsked: 0.597,
    restatesOther: -0.36,
    themeAgrees: 0.907,
    themeDiffers: -0.843,
    answerLength: -1.03,
    requestLength: -0.327,
    brief: 0.194,
    empty: -1.281,
  },
};
