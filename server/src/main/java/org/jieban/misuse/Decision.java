package org.jieban.misuse;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer says to a proposal.
 *
 * @param rule what the decision rests on, such as an article of the city's regulation
 * @param until the last day of the mark, or null when it is refused
 */
record Decision(String reason, String rule, @Nullable LocalDate until) {}
