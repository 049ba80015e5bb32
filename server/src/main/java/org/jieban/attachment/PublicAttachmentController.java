package org.jieban.attachment;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import org.jieban.throttle.CallerAddress;
import org.jieban.throttle.Throttle;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Photos and recordings of citizens, who have no log-in but a key to what they sent. */
@RestController
class PublicAttachmentController {

    private static final int UPLOADS = 40;
    private static final Duration WINDOW = Duration.ofHours(1);

    private final Attachments attachments;
    private final Throttle throttle;

    PublicAttachmentController(Attachments attachments, Throttle throttle) {
        this.attachments = attachments;
        this.throttle = throttle;
    }

    @PostMapping("/api/public/attachments")
    @PreAuthorize("permitAll()")
    @ResponseStatus(HttpStatus.CREATED)
    UploadKey upload(HttpServletRequest request, @RequestParam MultipartFile file)
            throws IOException {
        var caller = CallerAddress.of(request.getRemoteAddr());
        throttle.demand("attachment:upload:" + caller, UPLOADS, WINDOW);
        try (var content = file.getInputStream()) {
            return attachments.uploadPublic(new Upload(file.getOriginalFilename(), content));
        }
    }
}
