package org.jieban.attachment;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file as it comes in; neither its name nor what its sender says it is can be trusted.
 *
 * @param name as the sender named it, or null
 */
public record Upload(@Nullable String name, InputStream content) {}
