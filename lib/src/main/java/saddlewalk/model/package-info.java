/**
 * Section 2 of the paper, the setting: data (Assumption 1), the network (2) and its loss (3), the initialisation
 * (Assumption 3), and who sees what (the mask of Assumption 4). Which assumptions hold says
 * {@link saddlewalk.limit.Assumptions}.
 */
package saddlewalk.model;
