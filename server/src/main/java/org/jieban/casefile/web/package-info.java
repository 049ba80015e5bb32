/** Lists of cases and the page of one case, over HTTP. */
@NullMarked
package org.jieban.casefile.web;

import org.jspecify.annotations.NullMarked;
