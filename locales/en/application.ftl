application-approved-title = Welcome to { $program }
application-approved = Your application is approved. Here is your first link: { $url }
