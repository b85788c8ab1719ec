/**
 * Claims: a prediction, a measurement that does not contain it, and a tolerance with a reason. A notebook announces how
 * many it will make, each shows itself and throws when it fails, and the last cell counts them.
 */
package saddlewalk.claim;
