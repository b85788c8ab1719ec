/**
 * Section 2 of the paper, the setting: data (Assumption 1), the network (2) and its loss (3), the initialisation
 * (Assumption 3), who sees what (the mask of Assumption 4), and which assumptions hold.
 */
package saddlewalk.model;
