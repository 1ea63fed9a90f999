/// Groups of agents that answer one kind of question, and who of each is there.
package dev.causerie.department;
